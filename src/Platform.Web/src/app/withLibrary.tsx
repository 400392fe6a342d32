import { type ComponentProps, type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { allTexts } from '../i18n';

// As in React's own `lazy`: any other type of props would be too narrow for a component.
type AnyPart = ComponentType<any>;

const atOnce = (): Promise<void> => Promise.resolve();

/** The component library with our colours and the reader's language. */
export async function loadLibrary(): Promise<typeof import('./LibraryTheme')> {
  const [library] = await Promise.all([import('./LibraryTheme'), allTexts()]);
  await library.startLibrary();
  return library;
}

/**
 * A part of the console that uses the component library: both are loaded when it is first shown. The frame, the sign-in and the desk do
 * without, so that nobody waits for the library there.
 * @param ready what is waited for before either is loaded
 */
export function withLibrary<Part extends AnyPart>(
  load: () => Promise<{ default: Part }>,
  ready: () => Promise<void> = atOnce,
): LazyExoticComponent<ComponentType<ComponentProps<Part>>> {
  return lazy(async () => {
    await ready();
    const [{ default: Part }, { LibraryTheme }] = await Promise.all([load(), loadLibrary()]);
    return {
      default: (props: ComponentProps<Part>) => (
        <LibraryTheme>
          <Part {...props} />
        </LibraryTheme>
      ),
    };
  });
}
