// the bundler takes style sheets by import; the compiler has to be told
declare module '*.css';
