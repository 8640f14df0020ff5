import { Link } from 'react-router';

import classes from './BackLink.module.css';
import { Icon } from './Icon';

/** From a page of one thing to the list it is in. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className={classes.back}>
      <Icon name="left" size={14} /> {children}
    </Link>
  );
}
