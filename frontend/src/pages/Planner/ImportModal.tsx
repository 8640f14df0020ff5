import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import { messageOf } from '@/api/errors';
import type { ImportPreview, ImportReport } from '@/api/keywordImport';
import { Notice } from '@/components/common/Notice';
import { FileDrop } from '@/components/import/FileDrop';
import classes from '@/components/import/Import.module.css';
import { columnTexts, fileText, importLabel, reportText } from '@/components/import/importView';
import { PreviewTable } from '@/components/import/PreviewTable';
import { RejectedRows } from '@/components/import/RejectedRows';
import { useKeywordImport } from '@/hooks/useKeywordImport';

import { previewText } from './keywordText';

function Preview({ preview }: { preview: ImportPreview }) {
  return (
    <>
      <div>
        <Text fw={550}>{previewText(preview)}</Text>
        <ul className={classes.facts}>
          <li>{fileText(preview)}</li>
          {columnTexts(preview).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        {preview.unused_columns.length > 0 && (
          <Text size="sm" c="dimmed">
            Not used: {preview.unused_columns.join(', ')}
          </Text>
        )}
      </div>
      {preview.rows.length > 0 && <PreviewTable rows={preview.rows} />}
      <RejectedRows rows={preview.rejected} total={preview.rejected_count} />
    </>
  );
}

function Report({ report, onAgain, onClose }: { report: ImportReport; onAgain: () => void; onClose: () => void }) {
  return (
    <>
      <Notice tone={report.added + report.filled > 0 ? 'good' : 'warn'}>{reportText(report)}</Notice>
      <RejectedRows rows={report.rejected} total={report.rejected_count} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onAgain}>
          Import another file
        </Button>
        <Button onClick={onClose} data-autofocus>
          Show keywords
        </Button>
      </Group>
    </>
  );
}

/** File → what would be taken of it → what became of it. Nothing is written before the second step. */
export default function ImportModal({ siteId, onClose }: { siteId: number; onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const { preview, send, reset } = useKeywordImport(siteId);
  const look = (chosen: File) => {
    setFile(chosen);
    send.reset();
    preview.mutate(chosen);
  };
  const label = preview.data && importLabel(preview.data);
  const error = send.error ?? preview.error;

  return (
    <Modal opened onClose={onClose} title="Import keywords" size="xl" closeOnClickOutside={false}>
      <Stack gap="md">
        {!preview.data && (
          <FileDrop
            label="Drop a keyword file here, or choose one"
            hint="CSV, TSV, text with one keyword a line, or XLSX. Exports of Keyword Planner, Ahrefs, Semrush and Search Console are recognised."
            accept=".csv,.tsv,.txt,.xlsx"
            isBusy={preview.isPending}
            onFile={look}
          />
        )}
        {error && <Notice tone="bad" title={file ? `${file.name} was not taken.` : undefined}>{messageOf(error)}</Notice>}
        {send.data && <Report report={send.data} onAgain={reset} onClose={onClose} />}
        {preview.data && !send.data && (
          <>
            <Preview preview={preview.data} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={reset}>
                Choose another file
              </Button>
              {label && (
                <Button onClick={() => file && send.mutate(file)} loading={send.isPending} data-autofocus>
                  {label}
                </Button>
              )}
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
