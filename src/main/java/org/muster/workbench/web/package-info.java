/** Home, people, me, and the frame around every page. */
@NullMarked
package org.muster.workbench.web;

import org.jspecify.annotations.NullMarked;
