type Part = 'label' | 'input' | 'error' | 'description';

/** What is wrong stands nearest to the field, then where its value comes from. */
export const FIELD_ORDER: Part[] = ['label', 'input', 'error', 'description'];
