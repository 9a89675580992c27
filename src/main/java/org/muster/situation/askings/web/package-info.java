/** The pages of a round over institutions, and the door their returns come in by. */
@NullMarked
package org.muster.situation.askings.web;

import org.jspecify.annotations.NullMarked;
