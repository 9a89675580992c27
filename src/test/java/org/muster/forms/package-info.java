@NullMarked
package org.muster.forms;

import org.jspecify.annotations.NullMarked;
