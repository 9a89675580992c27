@NullMarked
package org.muster.rounds;

import org.jspecify.annotations.NullMarked;
