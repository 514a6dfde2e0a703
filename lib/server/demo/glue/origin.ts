/** How a Glue session came to be; its id and its settings follow from it. */
export type GlueOrigin = 'data-preview' | 'dbt' | 'notebook' | 'spark-connect';
