package org.muster.workbench;

import java.util.function.Predicate;
import org.muster.people.Scope;

/**
 * A way to one of a room's pages, in the navigation of those it is for; the page itself checks
 * again.
 *
 * @param order its place from the left or the top; rooms leave gaps
 * @param path where it leads, {@code /rounds}; it is marked as current on that page and those below
 * @param labelKey the message that names it, in one or two words
 * @param whom for whom it is shown
 */
public record NavItem(int order, String path, String labelKey, Predicate<Scope> whom) {

  boolean isFor(Scope scope) {
    return whom.test(scope);
  }
}
