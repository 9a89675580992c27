/** The pages on who is away, who stays, and who comes back. */
@NullMarked
package org.muster.movement.web;

import org.jspecify.annotations.NullMarked;
