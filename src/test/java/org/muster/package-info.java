@NullMarked
package org.muster;

import org.jspecify.annotations.NullMarked;
