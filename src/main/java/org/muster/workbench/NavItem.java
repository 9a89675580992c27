package org.muster.workbench;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import org.muster.people.Scope;

/**
 * A way to one of a room's pages, in the navigation of those it is for; the page itself checks
 * again.
 *
 * @param group what it stands among
 * @param order its place in its group; rooms leave gaps
 * @param path where it leads, {@code /rounds}; it is marked as current on that page and those below
 * @param labelKey the message that names it, in one or two words
 * @param whom for whom it is shown
 */
public record NavItem(Group group, int order, String path, String labelKey, Predicate<Scope> whom) {

  static final Comparator<NavItem> IN_ORDER =
      Comparator.comparing(NavItem::group).thenComparingInt(NavItem::order);

  /** What ways stand together, from the top. */
  public enum Group {
    NOW,
    STUDENTS,
    AFFAIRS,
    RESPONSE,
    RECORDS,
    SELF;

    /** The message that heads it. */
    String labelKey() {
      return "workbench.ways." + name().toLowerCase(Locale.ROOT);
    }
  }

  boolean isFor(Scope scope) {
    return whom.test(scope);
  }
}
