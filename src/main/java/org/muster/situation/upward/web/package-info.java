/** The pages of returns to those above. */
@NullMarked
package org.muster.situation.upward.web;

import org.jspecify.annotations.NullMarked;
