import routes from '@generated/routes';
import {nextTask} from '../components/page/turns.ts';
import {whenPainted} from '../components/when-painted.ts';

interface Route {
  component?: object | undefined;
  routes?: readonly Route[] | undefined;
}

/**
 * Client module that lets a click show before the page that it leads to is drawn: Docusaurus draws a page as soon as its
 * code is loaded, and the code is there already where the pointer has rested on the link. The first page is taken over in a
 * task of its own, and not in the one that loads its code.
 */
function paintBefore(all: readonly Route[]): void {
  for (const {component, routes: inside} of all) {
    if (component && canPreload(component)) {
      const {preload} = component;
      component.preload = async () => {
        await preload();
        if (document.documentElement.dataset.hasHydrated !== 'true') await nextTask();
        else await new Promise<void>((resolve) => void whenPainted(resolve));
      };
    }
    paintBefore(inside ?? []);
  }
}

function canPreload(component: object): component is {preload: () => unknown} {
  return 'preload' in component && typeof component.preload === 'function';
}

if (typeof document !== 'undefined') paintBefore(routes);
