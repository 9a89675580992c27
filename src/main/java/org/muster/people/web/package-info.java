/** Pages and API of the room people. */
@NullMarked
package org.muster.people.web;

import org.jspecify.annotations.NullMarked;
