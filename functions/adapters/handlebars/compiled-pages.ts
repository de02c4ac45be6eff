/**
 * Stands for the module that `precompilePages` writes; the bundler puts that one in its place. Empty as it is.
 */

/** A template as Handlebars' runtime takes it. */
export type Specification = TemplateSpecification;

export const PAGES: Readonly<Record<string, Specification>> = {};
export const PARTIALS: Readonly<Record<string, Specification>> = {};
