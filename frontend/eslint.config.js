import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

/**
 * Floors: `ui` and `api` know nobody above them, `pieces` are what several rooms need of a practice's data, a room
 * knows no other room, `app` puts the rooms together.
 */
const never = (regex, message) => ({
  "no-restricted-imports": ["error", { patterns: [{ regex, message }] }],
});

export default defineConfig(
  globalIgnores(["dist", "src/api/schema.d.ts", "test-results"]),
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers read well in a template.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Taking a few fields out of a record leaves the rest.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // The router's redirect() and notFound() are thrown by design.
      "@typescript-eslint/only-throw-error": "off",
    },
  },
  {
    files: ["src/**/*.tsx"],
    extends: [a11y.flatConfigs.strict, hooks.configs.flat["recommended-latest"]],
  },
  { files: ["src/ui/**"], rules: never("/(api|pieces|rooms|app)/", "ui holds no data and knows no room.") },
  { files: ["src/api/**"], rules: never("/(ui|pieces|rooms|app)/", "api speaks to the server and draws nothing.") },
  { files: ["src/pieces/**"], rules: never("/(rooms|app)/", "A piece serves several rooms and knows none.") },
  {
    files: ["src/rooms/**"],
    rules: never("(/app/|^\\.\\./(?!\\.\\./))", "A room knows neither the app nor another room."),
  },
  {
    files: ["public/*.js"],
    languageOptions: { globals: { document: "readonly", localStorage: "readonly", matchMedia: "readonly" } },
  },
);
