@NullMarked
package org.muster.supplies.web;

import org.jspecify.annotations.NullMarked;
