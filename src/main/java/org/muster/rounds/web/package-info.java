/** Pages and API of the room rounds. */
@NullMarked
package org.muster.rounds.web;

import org.jspecify.annotations.NullMarked;
