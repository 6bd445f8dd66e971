"""What does each chapter of the written analysis say about this practice?"""
