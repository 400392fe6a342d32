/** Made by the build; see firstTexts.ts. */
declare module '*.json?first' {
  const texts: object;
  export default texts;
}

declare module '*.json?rest' {
  const texts: object;
  export default texts;
}
