/** The pages and the API of forms. */
@NullMarked
package org.muster.forms.web;

import org.jspecify.annotations.NullMarked;
