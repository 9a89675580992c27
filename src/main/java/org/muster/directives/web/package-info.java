/** The pages of directives. */
@NullMarked
package org.muster.directives.web;

import org.jspecify.annotations.NullMarked;
