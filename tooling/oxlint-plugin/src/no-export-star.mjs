/** `export *` hides what a module offers: a public list names each export. */
export const noExportStar = {
  create(context) {
    return {
      ExportAllDeclaration(node) {
        context.report({ node, message: "Name each export: `export *` hides what this module offers." });
      },
    };
  },
};
