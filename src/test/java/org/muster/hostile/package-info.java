/**
 * What comes in with ill intent, thrown at the running program: requests to every operation of the
 * API, files where files are taken, and formulas where sheets leave. See docs/reliability.md.
 */
@NullMarked
package org.muster.hostile;

import org.jspecify.annotations.NullMarked;
