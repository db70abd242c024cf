/// Value objects: why a record is one or is not, and that nobody can change what it holds.
package unisono.data.internal.value;
