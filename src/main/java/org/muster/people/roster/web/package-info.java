/** The pages and the API of roster imports and completeness. */
@NullMarked
package org.muster.people.roster.web;

import org.jspecify.annotations.NullMarked;
