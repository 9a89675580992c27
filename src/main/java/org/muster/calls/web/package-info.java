/** This room's pages. */
@NullMarked
package org.muster.calls.web;

import org.jspecify.annotations.NullMarked;
