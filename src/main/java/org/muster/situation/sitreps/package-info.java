/**
 * Situation reports: the numbers of a moment frozen, words drafted from them and edited, released
 * as a document, a workbook and a print of the same.
 */
@NullMarked
package org.muster.situation.sitreps;

import org.jspecify.annotations.NullMarked;
