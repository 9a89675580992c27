/**
 * Other offices' own workbooks: uploaded once, their cells mapped once, filled from figures every
 * day. It counts nothing itself and makes up no value: what is not known stays empty.
 */
@NullMarked
package org.muster.situation.returns;

import org.jspecify.annotations.NullMarked;
