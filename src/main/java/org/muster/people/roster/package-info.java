/**
 * Rosters: reading a registrar's files, showing what they would change, applying it, and what is
 * still unknown of whom.
 */
@NullMarked
package org.muster.people.roster;

import org.jspecify.annotations.NullMarked;
