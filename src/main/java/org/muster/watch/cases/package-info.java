/**
 * Outbreaks: cases and how each stands, who was exposed to them, who infected whom, and when each
 * may be released.
 */
@NamedInterface("cases")
@NullMarked
package org.muster.watch.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
