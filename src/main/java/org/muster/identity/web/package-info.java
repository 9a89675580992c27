/** Security chains, sign-in, set-up and demo pages. */
@NullMarked
package org.muster.identity.web;

import org.jspecify.annotations.NullMarked;
