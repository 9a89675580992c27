/** The pages of mapped workbooks and of what they were filled with. */
@NullMarked
package org.muster.situation.returns.web;

import org.jspecify.annotations.NullMarked;
