/** The pages on which people ask, and offices decide. */
@NullMarked
package org.muster.requests.web;

import org.jspecify.annotations.NullMarked;
