/** What every request meets: language, headers, problems. */
@NullMarked
package org.muster.shared.web;

import org.jspecify.annotations.NullMarked;
