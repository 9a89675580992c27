/** Pages of the room operation. */
@NullMarked
package org.muster.operation.web;

import org.jspecify.annotations.NullMarked;
