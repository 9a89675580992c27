/**
 * The map that counts by province are drawn on: one approved file that the institution loads, with
 * its review number. It draws all of the file and nothing that is not in it.
 */
@NullMarked
package org.muster.rounds.maps;

import org.jspecify.annotations.NullMarked;
