import { LoadFailed } from '@/components/common/LoadFailed';
import { AccountGate } from '@/components/common/AccountGate';
import { PageHeader } from '@/components/common/PageHeader';
import { PageLoader } from '@/components/common/PageLoader';
import { useAccount, type Account } from '@/hooks/useAccount';
import { useWallet } from '@/hooks/useBilling';
import { useSession } from '@/hooks/useSession';
import { useSites } from '@/hooks/useSite';

import classes from './BillingPage.module.css';
import { CreditsPanel } from './CreditsPanel';
import { Ledger } from './Ledger';
import { PricesPanel } from './PricesPanel';
import { UsagePanel } from './UsagePanel';
import wallets from './Wallet.module.css';
import { WalletPanel } from './WalletPanel';

function Billing({ account }: { account: Account }) {
  const { data: session } = useSession();
  const { data: allSites = [] } = useSites();
  const { data: wallet, error, refetch } = useWallet(account.id);
  const sites = allSites.filter((site) => site.account.id === account.id);
  const isOperator = session?.user?.is_staff ?? false;
  return (
    <div className={classes.page}>
      <PageHeader title="Billing" of={account.name} />
      {!wallet && (error ? <LoadFailed what="The balance" error={error} retry={() => void refetch()} /> : <PageLoader what="the balance" isSmall />)}
      {wallet && (
        <>
          <WalletPanel wallet={wallet} sites={sites} />
          <UsagePanel accountId={account.id} />
          <div className={wallets.top}>
            <PricesPanel prices={wallet.prices} />
            <CreditsPanel account={account.name} isOperator={isOperator} />
          </div>
          <Ledger accountId={account.id} sites={sites} />
        </>
      )}
    </div>
  );
}

/** What there is, where it went, and how more comes. */
export default function BillingPage() {
  return <AccountGate found={useAccount()}>{(account) => <Billing account={account} />}</AccountGate>;
}
