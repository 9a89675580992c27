@NullMarked
package org.muster.province.web;

import org.jspecify.annotations.NullMarked;
