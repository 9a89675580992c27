package org.muster.workbench;

import org.muster.people.Scope;

/** A way to one of a room's pages, in the navigation of those it is for. */
public interface NavItem {

  /** Its place from the left or the top; rooms leave gaps of ten. */
  int order();

  /** Where it leads, {@code /rounds}; it is marked as current on that page and those below it. */
  String path();

  /** The message that names it, in one or two words. */
  String labelKey();

  /** True for whom it is shown; the page itself checks again. */
  boolean isFor(Scope scope);
}
