/** Figures as they stood, warnings, and how the methods fare. */
@NullMarked
package org.muster.situation.web;

import org.jspecify.annotations.NullMarked;
