import { useId, useRef, useState, type DragEvent } from 'react';

import { Icon } from '@/components/common/Icon';

import classes from './FileDrop.module.css';

interface Props {
  label: string;
  /** Which files, how large. */
  hint: string;
  /** As in `<input accept>`: ".csv,.xlsx" */
  accept: string;
  isBusy: boolean;
  onFile: (file: File) => void;
}

/** Children are entered and left while one drags over them: counted, so that the area does not flicker. */
function useDragOver() {
  const depth = useRef(0);
  const [isOver, setIsOver] = useState(false);
  const move = (step: number) => {
    depth.current = step === 0 ? 0 : Math.max(0, depth.current + step);
    setIsOver(depth.current > 0);
  };
  return { isOver, enter: () => move(1), leave: () => move(-1), end: () => move(0) };
}

/** A place to drop a file on, which is the label of a file input: a click and the keyboard open the chooser. */
export function FileDrop({ label, hint, accept, isBusy, onFile }: Props) {
  const id = useId();
  const drag = useDragOver();
  const take = (file: File | undefined) => {
    if (file && !isBusy) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    drag.end();
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes.area}
      data-over={drag.isOver || undefined}
      onDragEnter={drag.enter}
      onDragLeave={drag.leave}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={isBusy}
        className={classes.input}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          // The same file can be chosen once more after it was changed.
          event.currentTarget.value = '';
        }}
      />
      <label htmlFor={id} className={classes.label}>
        <Icon name="upload" size={24} />
        <span className={classes.text}>{isBusy ? 'Reading the file …' : label}</span>
      </label>
      <span id={`${id}-hint`} className={classes.hint}>
        {hint}
      </span>
    </div>
  );
}
