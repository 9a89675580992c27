@NullMarked
package org.muster.shared;

import org.jspecify.annotations.NullMarked;
