import { type ComponentProps, type ComponentType, lazy, type LazyExoticComponent } from 'react';

// As in React's own `lazy`: any other type of props would be too narrow for a component.
type AnyPart = ComponentType<any>;

/**
 * A part of the console that uses the component library: both are loaded when it is first shown. The frame, the sign-in and the desk do
 * without, so that nobody waits for the library there.
 */
export function withLibrary<Part extends AnyPart>(load: () => Promise<{ default: Part }>): LazyExoticComponent<ComponentType<ComponentProps<Part>>> {
  return lazy(async () => {
    const [{ default: Part }, { LibraryTheme, startLibrary }] = await Promise.all([load(), import('./LibraryTheme')]);
    await startLibrary();
    return {
      default: (props: ComponentProps<Part>) => (
        <LibraryTheme>
          <Part {...props} />
        </LibraryTheme>
      ),
    };
  });
}
