/** What the AI functions are called on a bill. */
const NAMES: Partial<Record<string, string>> = {
  auto_cluster: 'Clustering keywords',
  generate_ideas: 'Planning articles',
  bulk_queue_to_writer: 'Queueing to the writer',
  generate_content: 'Writing articles',
  generate_image_prompts: 'Writing image prompts',
  generate_images: 'Making images',
};

export const FUNCTIONS = Object.entries(NAMES).map(([value, label = value]) => ({ value, label }));

/** A function that this build does not know is shown by its own name; a dash for none. */
export function functionName(name: string): string {
  return name === '' ? '–' : (NAMES[name] ?? name);
}
