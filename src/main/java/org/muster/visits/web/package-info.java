@NullMarked
package org.muster.visits.web;

import org.jspecify.annotations.NullMarked;
