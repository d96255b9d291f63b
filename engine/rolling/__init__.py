"""Write next year's pack out of this year's: days shifted, everything to be confirmed, units and offices kept."""
