/** Pages of the room notices. */
@NullMarked
package org.muster.notices.web;

import org.jspecify.annotations.NullMarked;
