"""Low aims (càng thấp càng tốt): what is to be kept low, so that a figure below its aim exceeds it: `hộ nghèo còn 2,15%, vượt chỉ tiêu`."""

import regex as re

LOW_IS_GOOD = re.compile(
    r"giảm|nghèo|còn |thấp|chậm|quá hạn|trễ|tử vong|suy dinh dưỡng|thất nghiệp|tai nạn|sinh con|dưới|tội phạm"
)
