import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';

import { articleDocument } from './articleDocument';
import classes from './Article.module.css';

interface Props {
  article: Parameters<typeof articleDocument>[0];
  language: string;
}

/** No scripts. Its origin stays ours, so that pictures load with the session and the page can see how tall it is. */
const SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const FIRST_HEIGHT = 640;

/** Keeps the frame as tall as what is in it. The observer is the page's: nothing runs in the frame. */
function useHeight() {
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const observer = useRef<ResizeObserver | null>(null);
  useEffect(() => () => observer.current?.disconnect(), []);
  const onLoad = (frame: HTMLIFrameElement) => {
    observer.current?.disconnect();
    const body = frame.contentDocument?.body;
    if (!body) return;
    const follow = () => setHeight(Math.max(Math.ceil(body.getBoundingClientRect().height), 120));
    observer.current = new ResizeObserver(follow);
    observer.current.observe(body);
  };
  return { height, onLoad };
}

/** The article as readers will see it. */
export function ArticleFrame({ article, language }: Props) {
  const scheme = useComputedColorScheme('light');
  const { height, onLoad } = useHeight();
  const source = useMemo(() => articleDocument(article, scheme, language), [article, scheme, language]);
  return (
    <iframe
      className={classes.frame}
      title={`The article “${article.title}” as readers will see it`}
      sandbox={SANDBOX}
      srcDoc={source}
      style={{ height }}
      onLoad={(event) => onLoad(event.currentTarget)}
    />
  );
}
