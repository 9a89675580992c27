/**
 * What may go wrong under a morning's load, done to the program as it is shipped; ./faults runs it.
 */
@NullMarked
package org.muster.faults;

import org.jspecify.annotations.NullMarked;
