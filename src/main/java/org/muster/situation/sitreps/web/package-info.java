@NullMarked
package org.muster.situation.sitreps.web;

import org.jspecify.annotations.NullMarked;
